/** When the register was last found complete; written by `npm run cookies:audit -- --record`. */
export const lastAudit = '2026-11-22';
