/**
 * Tells a recipient by mail. The letter is made when it leaves and not queued in the outbox, so that
 * what names the person lies nowhere but in the sealed notice.
 */
import { DeliveryError, type Transport } from '../mail/transport.ts';
import { noticeMessageId } from '../notice-address.ts';
import { writeNotice } from '../request/notice-letter.ts';
import { type Connector, ConnectorError } from './connector.ts';

export function mailConnector(transport: Transport, address: string, from: string): Connector {
  return {
    async tell(telling) {
      try {
        await transport.send({
          ...writeNotice(telling),
          message_id: noticeMessageId(telling.id, telling.reminder, from),
          recipient: address,
          in_reply_to: null,
          // A reminder stands under the notice it reminds of.
          reference_ids: telling.reminder > 0 ? noticeMessageId(telling.id, 0, from) : '',
          language: 'en',
          created_at: telling.now.toISOString(),
          attachments: '[]',
          reply_to: null,
        });
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
        const sentence = `The notice to ${telling.processor.id} could not be sent: ${error.message}`;
        throw new ConnectorError(sentence, error.permanent, { cause: error });
      }
      return 'received';
    },
  };
}
