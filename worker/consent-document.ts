/**
 * A receipt to take along, in terms of ISO/IEC TS 27560 where they fit: header, processing, parties,
 * events. The person is not in it, since nobody knows who it is.
 */
import { company, mailbox, post } from '#content/company.ts';
import { choiceLasts } from '#content/consent.ts';
import type { FullReceipt } from '#db/consent-receipts.ts';
import type { ConsentSnapshot } from '#db/schema-consent.ts';

export function receiptDocument(receipt: FullReceipt, snapshot: ConsentSnapshot) {
  return {
    schema_version: 'ISO/IEC TS 27560:2023',
    record_id: receipt.id,
    previous_record_id: receipt.previous,
    party_identification: [
      {
        party_type: 'pii_controller',
        party_name: company.legalName,
        party_address: [...post.lines, post.postcode, post.country].join(', '),
        party_email: mailbox.address,
      },
    ],
    pii_processing: {
      language: receipt.language,
      notice_revision: receipt.revision,
      notice_digest: receipt.snapshot,
      notice: JSON.parse(snapshot.document) as unknown,
    },
    events: [
      {
        event_time: receipt.at,
        received_time: receipt.received_at,
        event_type: receipt.action,
        event_state: JSON.parse(receipt.choices) as unknown,
        browser_signal: receipt.signal,
        validity_duration: `PT${choiceLasts}S`,
      },
    ],
  };
}
