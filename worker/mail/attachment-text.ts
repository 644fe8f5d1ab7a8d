/**
 * The text of attachments, as far as it can be had without a program of their own: plain formats,
 * office documents (a zip of XML) and the plain strings of a PDF. Pictures and scans are not read.
 */
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';

/** Octets of one attachment, and characters of its text, that are read. */
const MOST_OCTETS = 10_000_000;
const MOST_TEXT = 300_000;
/** Octets a part of a document may unpack to: a small file can be made to unpack to anything. */
const MOST_UNPACKED = 5_000_000;
const MOST_STREAMS = 200;

const OFFICE_PARTS =
  /^(?:word\/(?:document|header\d*|footer\d*)\.xml|xl\/(?:sharedStrings|worksheets\/[^/]+)\.xml|ppt\/slides\/[^/]+\.xml|content\.xml)$/;

export interface AttachedFile {
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** @returns '' where nothing can be read */
export function textOf({ contentType, content }: AttachedFile): string {
  if (content.length > MOST_OCTETS) return '';
  const begins = Buffer.from(content.subarray(0, 5)).toString('latin1');
  try {
    if (begins.startsWith('PK\u0003\u0004')) return officeText(content);
    if (begins === '%PDF-') return pdfText(content);
  } catch {
    // A damaged document has no text; nothing is destroyed for what cannot be read.
    return '';
  }
  return isText(contentType)
    ? strFromU8(content.subarray(0, MOST_TEXT * 3)).slice(0, MOST_TEXT)
    : '';
}

function isText(contentType: string): boolean {
  return /^(?:text\/|message\/|application\/(?:json|xml|csv|rtf|x-csv))/i.test(contentType);
}

function officeText(content: Uint8Array): string {
  const parts = unzipSync(content, {
    filter: ({ name, originalSize }) => OFFICE_PARTS.test(name) && originalSize <= MOST_UNPACKED,
  });
  return (
    Object.values(parts)
      .map((part) => strFromU8(part))
      // Words are cut into runs at will; a paragraph or a cell ends where one is said to.
      .map((xml) =>
        xml.replace(/<\/(?:w:p|text:p|a:p|c|si|row)>/g, '\n').replace(/<[^>]{0,2000}>/g, ''),
      )
      .join('\n')
      .slice(0, MOST_TEXT)
  );
}

/** Strings in parentheses, shown one after the other (ISO 32000-1, 7.3.4.2 and 9.4.3). */
function pdfText(content: Uint8Array): string {
  const file = Buffer.from(content).toString('latin1');
  const pieces: string[] = [];
  let at = 0;
  for (let count = 0; count < MOST_STREAMS; count++) {
    const begin = file.indexOf('stream', at);
    const end = begin < 0 ? -1 : file.indexOf('endstream', begin);
    if (end < 0) break;
    const start = begin + 6 + (file[begin + 6] === '\r' ? 2 : 1);
    pieces.push(shown(unpacked(content.subarray(start, end))));
    at = end + 9;
  }
  return pieces.join('\n').slice(0, MOST_TEXT);
}

function unpacked(stream: Uint8Array): string {
  try {
    return inflateSync(stream, { maxOutputLength: MOST_UNPACKED }).toString('latin1');
  } catch {
    // Not packed, or a picture: then there are no strings to find in it.
    return Buffer.from(stream.subarray(0, MOST_UNPACKED)).toString('latin1');
  }
}

function shown(operators: string): string {
  return operators
    .split(/\bET\b/)
    .map((block) =>
      [...block.matchAll(/\(((?:[^()\\]|\\.){0,2000})\)/g)]
        .map((match) => (match[1] ?? '').replace(/\\([()\\])/g, '$1'))
        .join(''),
    )
    .join('\n');
}
