/**
 * Takes the reports browsers send when the content security policy stopped something (Reporting
 * API, and the older `report-uri` form). A report is a stranger's text: it is bounded, written as
 * one line and never acted on.
 */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { reportPath } from './headers.ts';

const longestReport = 16 * 1024;

/** `record` is called with each report, one line of printable text, at most 2,000 characters. */
export function reportRoutes(record: (line: string) => void): Hono {
  const app = new Hono();
  app.post(reportPath, bodyLimit({ maxSize: longestReport }), async (c) => {
    const text = await c.req.text();
    record(text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 2000));
    return c.body(null, 204);
  });
  return app;
}
