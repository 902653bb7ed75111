import { Command } from 'commander';
import { queryCommand } from './query.ts';
import { serveCommands } from './serve.ts';
import { simulateCommand } from './simulate.ts';

/** The command line: `roomwatch <command>`. */
export function createProgram(): Command {
  const program = new Command('roomwatch')
    .description('Watches meeting-room consoles: health, faults and their changes, live, over GraphQL.')
    .showHelpAfterError('(roomwatch --help lists the commands)');
  for (const command of [...serveCommands(), queryCommand(), simulateCommand()]) program.addCommand(command);
  return program;
}
