import { describe, expect, test } from '@jest/globals';
import { isNamed, isPublicAddress, readTarget, webhookUrlProblem } from '../../../src/domain/net/webhook-target.ts';

describe('where webhooks may go', () => {
  test.each([
    ['https://hooks.example.com/x', null],
    ['https://hooks.example.com:8443/x', null],
    ['https://1.1.1.1/x', null],
    ['http://hooks.example.com/x', 'https'],
    ['https://hooks.example.com:9200/x', 'port'],
    ['https://user:word@hooks.example.com/x', 'user name'],
    ['ftp://hooks.example.com', 'https'],
    ['nothing', 'https'],
    ...[
      '127.0.0.1',
      '10.0.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '2130706433',
      '0x7f.1',
    ].map((host) => [`https://${host}/x`, 'WEBHOOK_ALLOWED_TARGETS'] as const),
    ...['[::1]', '[fd00::1]', '[fe80::1]', '[::ffff:10.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]'].map(
      (host) => [`https://${host}/x`, 'WEBHOOK_ALLOWED_TARGETS'] as const,
    ),
  ])('%s', (url, problem) => {
    const found = webhookUrlProblem(url, []);
    if (problem === null) expect(found).toBeNull();
    else expect(found).toContain(problem);
  });

  test('an installation names what is allowed inside: hosts, addresses, networks, at one port or at all', () => {
    const targets = ['chat.local:8065', '10.1.0.0/16', '[fd00::5]:80', 'plain.local'].map((text) => readTarget(text)!);
    expect(webhookUrlProblem('http://chat.local:8065/hook', targets)).toBeNull();
    expect(webhookUrlProblem('http://chat.local:9000/hook', targets)).toContain(
      'WEBHOOK_ALLOWED_TARGETS=chat.local:9000',
    );
    expect(webhookUrlProblem('http://10.1.2.3:9000/', targets)).toBeNull();
    expect(webhookUrlProblem('http://10.2.2.3:9000/', targets)).not.toBeNull();
    expect(webhookUrlProblem('http://[fd00::5]/', targets)).toBeNull();
    expect(isNamed(targets, 'PLAIN.local', 1)).toBe(true);
    for (const bad of ['', 'a b', '10.0.0.0/40', 'x:99999', 'x/24', '-a'])
      expect([bad, readTarget(bad)]).toEqual([bad, null]);
  });

  test('addresses of the internet are public, all others are not', () => {
    expect(['8.8.8.8', '2606:4700::1111'].map(isPublicAddress)).toEqual([true, true]);
    expect(['10.0.0.1', '::1', '168.63.129.16', '100.64.0.1', 'x'].map(isPublicAddress)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
