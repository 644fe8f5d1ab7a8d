/**
 * Google Analytics knows browsers and nobody by name, and its terms forbid sending it a name or an
 * address. What it holds is deleted in its console by the browser's client id, which a person does.
 */
import { type Connector, ConnectorError } from './connector.ts';

export const googleAnalytics: Connector = {
  async tell() {
    throw new ConnectorError(
      'Google Analytics knows nobody by name and must not be sent one. Find the client ids joined to the person, and delete them in its User Explorer.',
      true,
    );
  },
};
