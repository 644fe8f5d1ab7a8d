/** Which connector tells which recipient: by its key in `content/processors.ts`, then as configured. */
import type { Processor } from '#content/processors.ts';
import type { Transport } from '../mail/transport.ts';
import type { Ways } from '../recipients.ts';
import { type Connector, ConnectorError } from './connector.ts';
import { googleAnalytics } from './google-analytics.ts';
import { mailConnector } from './mail.ts';
import { webhookConnector } from './webhook.ts';

export interface Connecting {
  readonly ways: Ways;
  readonly transport: Transport;
  /** Our own address. */
  readonly mailbox: string;
}

type Choose = (processor: Processor, connecting: Connecting) => Connector;

/** By the `connector` of a recipient. A recipient with none is told as configured, or by a person. */
export const connectors: Readonly<Record<string, Choose>> = {
  rochen: asConfigured,
  sage: asConfigured,
  'sage-pay': asConfigured,
  'google-analytics': () => googleAnalytics,
  zoom: asConfigured,
  'microsoft-teams': asConfigured,
};

export function connectorFor(processor: Processor, connecting: Connecting): Connector {
  const choose = processor.connector === null ? asConfigured : connectors[processor.connector];
  if (!choose) throw new Error(`There is no connector «${processor.connector}».`);
  return choose(processor, connecting);
}

function asConfigured({ id }: Processor, { ways, transport, mailbox }: Connecting): Connector {
  const way = ways.get(id);
  if (!way) return byHand(`No way to tell ${id} is configured.`);
  if (way.by === 'mail') return naming(mailConnector(transport, way.address, mailbox));
  return naming(webhookConnector(way.url, way.secret));
}

function byHand(sentence: string): Connector {
  return {
    async tell() {
      throw new ConnectorError(sentence, true);
    },
  };
}

/** A notice about nobody would only puzzle who gets it. */
function naming(connector: Connector): Connector {
  return {
    async tell(telling) {
      if (Object.keys(telling.subject.person).length > 0) return connector.tell(telling);
      const sentence = `Nothing that ${telling.processor.id} received names the person.`;
      throw new ConnectorError(sentence, true);
    },
  };
}
