import type { Alert } from '../alerts/alert.ts';
import { actionsOf, headline, linkOf, MOST_RECORDS, placeOf, type Notice } from './notice.ts';

/** The words of a mail: as plain text and as HTML, with the same content. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail about a notice: what fires, with what to do, and what is over. */
export function mailText(notice: Notice): MailText {
  const { firing, resolved, more } = notice;
  const shown = [...firing, ...resolved].slice(0, MOST_RECORDS);
  const left = firing.length + resolved.length - shown.length + more;
  const link = linkOf(notice);
  const subject = headline(notice);
  const rest = left > 0 ? `${left} more are not listed here.` : null;
  const text = [subject, ...shown.map(recordText), ...(rest ? [rest] : []), ...(link ? [`See ${link}`] : [])];
  const html = [
    `<h2>${escaped(subject)}</h2>`,
    ...shown.map(recordHtml),
    ...(rest ? [`<p>${escaped(rest)}</p>`] : []),
    ...(link ? [`<p><a href="${escaped(link)}">Open Roomwatch</a></p>`] : []),
  ];
  return {
    subject,
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html>\n<html><body>\n${html.join('\n')}\n</body></html>\n`,
  };
}

/** The lines about one alert: a name and what it says. */
function linesOf(alert: Alert): (readonly [name: string, value: string])[] {
  const { name, severity, state, summary, computer, firedAt, startedAt, resolvedAt, flapping } = alert;
  return [
    ['Alert', `${name} (${severity})`],
    ['Room', placeOf(alert)],
    ['Device', computer],
    ['What', summary],
    ['Since', (firedAt ?? startedAt).toISOString()],
    ...(flapping ? [['Flapping', 'It comes and goes; the next notice comes when that ends.'] as const] : []),
    ...(resolvedAt === null ? [] : [['Over', resolvedAt.toISOString()] as const]),
    ...(state === 'RESOLVED' ? [] : actionsOf(alert).map((action) => ['What to do', action] as const)),
  ];
}

function recordText(alert: Alert): string {
  return linesOf(alert)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function recordHtml(alert: Alert): string {
  const rows = linesOf(alert).map(
    ([name, value]) => `<tr><th align="left" valign="top">${name}</th><td>${escaped(value)}</td></tr>`,
  );
  return `<table cellpadding="4">\n${rows.join('\n')}\n</table>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
