/** Paths of the published pages. They stand in letters and links for years: add, never rename. */
import type { RightId } from './rights.ts';

export const pages = {
  home: '/',
  policy: '/privacy/',
  cookies: '/cookies/',
  rights: '/rights/',
  identity: '/identity/',
  suppliers: '/suppliers/',
  complaints: '/complaints/',
} as const;

export type PageId = keyof typeof pages;

/** The page of one right. */
export const rightPage = (right: RightId): string => `${pages.rights}${right}/`;
