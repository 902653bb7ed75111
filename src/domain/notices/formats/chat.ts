import { headline, linkOf, MOST_RECORDS, placeOf, type Notice } from '../notice.ts';

/** A line for each alert, ten at most. */
function linesOf({ firing, resolved, more }: Notice): string[] {
  const all = [...firing, ...resolved];
  const lines = all
    .slice(0, MOST_RECORDS)
    .map((alert) => `${alert.state === 'RESOLVED' ? 'Over' : alert.severity}: ${placeOf(alert)}: ${alert.summary}`);
  const rest = all.length - lines.length + more;
  return rest > 0 ? [...lines, `and ${rest} more`] : lines;
}

/** A message of Slack's incoming webhooks. What could be read as a link or a mention is escaped by its rules. */
export function slackPayload(notice: Notice): object {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const link = linkOf(notice);
  const text = escaped(linesOf(notice).join('\n'));
  const section = (words: string) => ({ type: 'section', text: { type: 'mrkdwn', text: words.slice(0, 3_000) } });
  return {
    text: escaped(headline(notice)),
    blocks: [
      section(`*${escaped(headline(notice))}*`),
      section(text),
      ...(link ? [section(`<${link}|Roomwatch>`)] : []),
    ],
  };
}

/** A message of Teams' workflows: an adaptive card. */
export function teamsPayload(notice: Notice): object {
  const link = linkOf(notice);
  const isFiring = notice.firing.length > 0;
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            ...[{ type: 'TextBlock', size: 'Medium', weight: 'Bolder', wrap: true, text: headline(notice) }],
            ...linesOf(notice).map((text) => ({ type: 'TextBlock', wrap: true, text })),
          ].map((block, index) => (index === 0 ? { ...block, color: isFiring ? 'Attention' : 'Good' } : block)),
          ...(link ? { actions: [{ type: 'Action.OpenUrl', title: 'Roomwatch', url: link }] } : {}),
        },
      },
    ],
  };
}
