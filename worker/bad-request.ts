/** What was asked is malformed, or cannot be; the message is a sentence for who asked. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}
