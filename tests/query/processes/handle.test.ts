import { once } from 'node:events';
import { afterEach, describe, expect, test } from '@jest/globals';
import { bundleOf } from '../../../src/query/processes/bundle.ts';
import { OWN_END } from '../../../src/query/processes/child.ts';
import { Handle, type ProcessEnd } from '../../../src/query/processes/handle.ts';
import { startChild } from '../../../src/query/processes/start-child.ts';
import { recordingLog } from '../../helpers/log.ts';

/** Processes with code of the test's own: what becomes of one that takes too much, fails, or is ended by somebody else. */
const CODE = `
const kept = [];
const acts = {
  // outside of V8's heap, where its limit does not count
  buffers: () => setInterval(() => { for (let n = 0; n < 8; n += 1) kept.push(Buffer.alloc(8 * 1024 * 1024, 1)); }, 5),
  heap: () => { for (;;) kept.push(new Array(1024).fill(kept.length)); },
  burst: () => { let text = 'x'; for (;;) kept.push((text += text).split('')); },
  fault: () => { throw new Error('a fault of its own\\nwith two lines'); },
  silent: () => process.exit(3),
  busy: () => { for (;;); },
};
process.on('message', (act) => acts[act]?.());
process.send({ kind: 'ready' });
`;
const opened: Handle[] = [];

async function start() {
  const { log, lines } = recordingLog();
  const returned: Handle[] = [];
  const options = { file: 'evaluation-process.ts' as const, heapMegabytes: 64, log };
  const handle = new Handle({ kind: 'text', text: CODE }, options, (back) => void returned.push(back));
  opened.push(handle);
  await handle.ready;
  handle.hold();
  const ended = new Promise<ProcessEnd>((resolve) => handle.onEnd(resolve));
  return { handle, ended, lines, returned };
}

describe('how a process ends', () => {
  afterEach(() => Promise.all(opened.splice(0).map((handle) => handle.close())));

  test.each(['buffers', 'heap', 'burst'])('too much memory, as %s', async (act) => {
    const { handle, ended, lines, returned } = await start();
    void handle.send(act);
    expect(await ended).toEqual({ kind: 'memory' });
    expect(returned).toEqual([handle]);
    expect(lines).toMatchObject([{ msg: expect.stringContaining('ended'), reason: 'it needed too much memory' }]);
  });

  test('a fault of its own: one line of the log has what it last said', async () => {
    const { handle, ended, lines } = await start();
    void handle.send('fault');
    expect(await ended).toEqual({ kind: 'crash', reason: 'Error: a fault of its own' });
    expect(lines).toMatchObject([{ level: 50, process: 'evaluation', lastWords: 'Error: a fault of its own' }]);
  });

  test('an end without a word', async () => {
    const { handle, ended } = await start();
    void handle.send('silent');
    expect(await ended).toEqual({ kind: 'crash', reason: 'it ended with code 3' });
  });

  test('kill -9 of somebody else, while it is busy', async () => {
    const { handle, ended } = await start();
    await handle.send('busy');
    process.kill(handle.pid!, 'SIGKILL');
    expect(await ended).toEqual({ kind: 'outside', signal: 'SIGKILL' });
  });

  test('whoever listens after the end learns it all the same, and messages to it are harmless', async () => {
    const { handle, ended } = await start();
    process.kill(handle.pid!, 'SIGKILL');
    await ended;
    await handle.send('busy');
    expect(await new Promise((resolve) => handle.onEnd(resolve))).toEqual({ kind: 'outside', signal: 'SIGKILL' });
  });

  test('destroyed: nothing is logged', async () => {
    const { handle, ended, lines } = await start();
    await handle.send('busy');
    handle.destroy();
    expect(await ended).toEqual({ kind: 'ended' });
    expect(lines).toEqual([]);
  });

  test('where the parent cannot read its memory, a process ends itself', async () => {
    const child = startChild(await bundleOf('evaluation-process.ts'), {
      heapMegabytes: 64,
      snapshot: null,
      arguments: { parent: process.pid, residentBytes: 1 },
      stateFile: null,
    });
    expect(await once(child, 'exit')).toEqual([null, OWN_END]);
  });

  test('one whose parent has gone ends itself', async () => {
    const child = startChild(await bundleOf('evaluation-process.ts'), {
      heapMegabytes: 64,
      snapshot: null,
      arguments: { parent: 1, residentBytes: null },
      stateFile: null,
    });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  });

  test('one that cannot start says why', async () => {
    const { log } = recordingLog();
    const options = { file: 'language-process.ts' as const, heapMegabytes: 64, log };
    const handle = new Handle({ kind: 'text', text: 'throw new TypeError("no code")' }, options, () => undefined);
    opened.push(handle);
    await expect(handle.ready).rejects.toThrow('could not start: TypeError: no code');
  });
});
