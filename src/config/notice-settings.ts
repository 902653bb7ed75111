import { readAddresses } from '../domain/notices/addresses.ts';
import { readTarget, type AllowedTarget } from '../domain/net/webhook-target.ts';
import type { Check } from './checks.ts';
import { setting } from './setting.ts';

const smtpAddress: Check<string> = {
  expected: 'an address such as smtp://mail.example.com:587 or smtps://user:password@mail.example.com',
  isSecret: true,
  parse(given) {
    const url = URL.parse(given);
    return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' ? given : null;
  },
};

/** `ann@example.com`, or `Roomwatch <rooms@example.com>`. */
const sender: Check<string> = {
  expected: 'an address such as rooms@example.com or Roomwatch <rooms@example.com>',
  parse(given) {
    const [, bare] = /^[^<>\r\n]*<([^<>]+)>$/.exec(given) ?? [];
    return readAddresses(bare ?? given)?.length === 1 ? given : null;
  },
};

const mailAddresses: Check<string[]> = {
  expected: 'addresses such as ann@example.com, separated by commas or semicolons',
  parse: (given) => readAddresses(given),
};

const targets: Check<AllowedTarget[]> = {
  expected:
    'hosts, addresses or networks, each with a port or without, such as chat.example.com:8065 or 10.0.0.0/8, separated by commas',
  parse(given) {
    const texts = given.split(',').map((text) => text.trim());
    const all = texts.filter((text) => text !== '').map(readTarget);
    return all.some((target) => target === null) ? null : (all as AllowedTarget[]);
  },
};

/** How notices of alerts leave. */
export const notices = {
  smtpUrl: setting(
    'SMTP_URL',
    null,
    'The mail server by which notices of alerts are sent; user and password may stand in it. It needs `MAIL_FROM`. Without it, mails are made and kept in the delivery log.',
    smtpAddress,
  ),
  mailFrom: setting('MAIL_FROM', null, 'The sender of these mails.', sender),
  alertEmailTo: setting(
    'ALERT_EMAIL_TO',
    '',
    'The addresses of the action group `default`, to which all alerts go, until somebody changes that group.',
    mailAddresses,
  ),
  webhookTargets: setting(
    'WEBHOOK_ALLOWED_TARGETS',
    '',
    'Hosts, addresses and networks inside to which webhooks may go, over http too. Without it they go to the internet by https only.',
    targets,
  ),
};
