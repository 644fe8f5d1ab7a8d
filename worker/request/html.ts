/**
 * The words a reader of an HTML letter sees, as plain text: one pass, no tree, hidden elements left
 * out, quoted blocks marked with `> ` as a plain text letter would mark them.
 *
 * Hidden text is left out because it was not said to anyone: senders of spam stuff words into it,
 * and marketing mail carries an invisible preview line.
 */
import { decode } from './entities.ts';

/** Longest HTML read, in UTF-16 units; a written letter is a hundredth of it. */
const longest = 400_000;
/** Deepest nesting followed; deeper elements count as part of the deepest one followed. */
const deepest = 200;

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const dropped = new Set(
  'style script head title noscript template svg select textarea object iframe'.split(' '),
);
const blocks = new Set(
  'address article blockquote body br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);

interface Open {
  readonly tag: string;
  readonly hidden: boolean;
  readonly quoted: boolean;
  readonly background: string;
}

const root: Open = { tag: '', hidden: false, quoted: false, background: 'white' };

export function visibleText(html: string): string {
  const reader = new Reader();
  const source = html.slice(0, longest);
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open === -1) break;
    reader.text(source.slice(at, open));
    at = reader.markup(source, open);
  }
  reader.text(source.slice(Math.min(at, source.length)));
  return reader.lines();
}

class Reader {
  readonly #stack: Open[] = [root];
  readonly #out: string[] = [];
  #line = '';

  text(raw: string): void {
    const top = this.#top();
    if (raw === '' || top.hidden) return;
    const words = decode(raw).replace(/[ \t\r\n\f\u00a0]+/g, ' ');
    this.#line += this.#line === '' ? words.trimStart() : words;
  }

  /** Reads one tag or comment that begins at `open`; returns where the text goes on. */
  markup(source: string, open: number): number {
    if (source.startsWith('<!--', open)) {
      const end = source.indexOf('-->', open + 4);
      return end === -1 ? source.length : end + 3;
    }
    const close = source.indexOf('>', open);
    if (close === -1) return source.length;
    const name = /^<(\/?)([a-zA-Z][a-zA-Z0-9:]{0,20})/.exec(source.slice(open, open + 24));
    if (name?.[2] === undefined) {
      // A lone "<" is text, as in "a < b"; "<!doctype" and "<?xml" are not.
      if (!/[!?/]/.test(source[open + 1] ?? '')) this.text('<');
      return /[!?/]/.test(source[open + 1] ?? '') ? close + 1 : open + 1;
    }
    const tag = name[2].toLowerCase();
    if (name[1] === '/') this.#end(tag);
    else return this.#start(tag, source, open, close);
    return close + 1;
  }

  lines(): string {
    this.#break();
    return this.#out.join('\n').replace(/\n{3,}/g, '\n\n');
  }

  #start(tag: string, source: string, open: number, close: number): number {
    if (dropped.has(tag)) return skip(source, tag, close + 1);
    if (blocks.has(tag)) this.#break();
    const attributes = source.slice(open, Math.min(close, open + 2000)).toLowerCase();
    if (tag === 'p') this.#out.push('');
    if (attributes.includes('id=') && outlookQuote.test(attributes)) this.#rest();
    if (!voids.has(tag) && this.#stack.length < deepest && !attributes.endsWith('/')) {
      this.#stack.push(opened(tag, attributes, this.#top()));
    }
    return close + 1;
  }

  /** Outlook marks where its quotation begins, not the quotation: all that follows is quoted. */
  #rest(): void {
    this.#stack[0] = { ...root, quoted: true };
    for (let i = 1; i < this.#stack.length; i++) {
      const open = this.#stack[i];
      if (open !== undefined) this.#stack[i] = { ...open, quoted: true };
    }
  }

  #end(tag: string): void {
    if (blocks.has(tag)) this.#break();
    if (tag === 'p') this.#out.push('');
    // Unclosed inner elements are closed along; a close without an open is passed over. Looking
    // back a little way only keeps hostile nesting linear.
    const lowest = Math.max(1, this.#stack.length - 20);
    for (let i = this.#stack.length - 1; i >= lowest; i--) {
      if (this.#stack[i]?.tag === tag) {
        this.#stack.length = i;
        return;
      }
    }
  }

  #break(): void {
    const line = this.#line.trimEnd();
    if (line !== '') this.#out.push(this.#top().quoted ? `> ${line}` : line);
    this.#line = '';
  }

  #top(): Open {
    return this.#stack[this.#stack.length - 1] ?? root;
  }
}

/** Where the element's content ends, without looking at what is in it. */
function skip(source: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}`, 'gi');
  end.lastIndex = from;
  const found = end.exec(source);
  if (found === null) return tag === 'head' || tag === 'title' ? from : source.length;
  const close = source.indexOf('>', found.index);
  return close === -1 ? source.length : close + 1;
}

/** Outlook on the web marks with this the line where the quoted letter begins. */
const outlookQuote = /id="?(?:x_)?(?:divrplyfwdmsg|appendonsend)/;

function opened(tag: string, attributes: string, parent: Open): Open {
  if (!attributes.includes('=') && !attributes.includes(' ')) {
    return tag === 'blockquote' ? { ...parent, tag, quoted: true } : { ...parent, tag };
  }
  const style = /style\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  const rules = (style?.[1] ?? style?.[2] ?? '').replace(/\s+/g, '');
  const background =
    colour(
      /background(?:-color)?:([#\w(),.]+)/.exec(rules)?.[1] ??
        /bgcolor="?([#\w]+)/.exec(attributes)?.[1],
    ) ?? parent.background;
  return {
    tag,
    hidden: parent.hidden || concealed(attributes, rules, background),
    quoted: parent.quoted || quotes(tag, attributes),
    background,
  };
}

const concealing =
  /display:none|visibility:hidden|mso-hide:all|font-size:[01](?:px|pt|em|%)?(?:;|!|$)|opacity:0?(?:\.0\d*)?(?:;|!|$)|max-height:0|text-indent:-\d{3}|left:-\d{3}|clip:rect\(0|(?:;|^)(?:height|width):0(?:px)?;.*overflow:hidden/;

function concealed(attributes: string, rules: string, background: string): boolean {
  if (/\shidden(?:[\s=>]|$)/.test(attributes) || concealing.test(rules)) return true;
  const ink = colour(
    /(?:^|;)color:([#\w(),.]+)/.exec(rules)?.[1] ??
      /<font[^>]*\scolor="?([#\w]+)/.exec(attributes)?.[1],
  );
  return ink !== null && ink === background;
}

const names: Readonly<Record<string, string>> = {
  '#fff': 'white',
  '#ffffff': 'white',
  'rgb(255,255,255)': 'white',
  '#000': 'black',
  '#000000': 'black',
};

function colour(value: string | undefined): string | null {
  if (value === undefined || /^(?:transparent|inherit|url)/.test(value)) return null;
  return names[value] ?? value;
}

/** How mail programs mark a quotation: Gmail, Yahoo, Thunderbird, Proton, Apple Mail, Outlook on the web. */
const quoteMarks =
  /class="?[^">]*(?:gmail_quote|gmail_attr|yahoo_quoted|moz-cite-prefix|moz-forward-container|protonmail_quote|zmail_extra|outlookmessageheader|quoted-?text|mail_quote)|type="?cite/;

function quotes(tag: string, attributes: string): boolean {
  return tag === 'blockquote' || quoteMarks.test(attributes);
}
