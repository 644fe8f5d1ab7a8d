import { createTransport } from 'nodemailer';

/** Hands a letter to an SMTP listener of this machine; rejects with what it answered. */
export async function sendTo(
  port: number,
  from: string,
  to: string,
  raw: string | Buffer,
): Promise<void> {
  const transporter = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    await transporter.sendMail({ envelope: { from, to }, raw });
  } finally {
    transporter.close();
  }
}
