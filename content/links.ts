/** Pages of others that the policy points to. Nothing is loaded from them; they are only linked. */
export const links = {
  'all-about-cookies': 'https://allaboutcookies.org/',
  'google-explanation': 'https://policies.google.com/technologies/partner-sites',
  'google-optout': 'https://tools.google.com/dlpage/gaoptout',
  'zoom-privacy': 'https://zoom.us/privacy',
  'microsoft-privacy': 'https://privacy.microsoft.com/privacystatement',
} as const;

export type LinkId = keyof typeof links;
