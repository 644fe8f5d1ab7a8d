/**
 * npm 10 cannot install this project: it stumbles over the optional packages of Vite 8.
 *
 * @param agent as npm sets it for scripts: `npm/11.4.0 node/v24.1.0 linux x64 …`
 * @returns the sentence to stop with, or null
 */
export function oldNpm(agent: string): string | null {
  const version = /^npm\/(\d+)\.\S+/.exec(agent);
  if (!version || Number(version[1]) >= 11) return null;
  return `This project needs npm 11 or newer; this is ${version[0].replace('/', ' ')}. Run "npm install -g npm@11", then "npm ci" again.`;
}
