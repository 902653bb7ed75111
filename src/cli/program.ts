import { Command } from 'commander';
import { exportCommand } from './export.ts';
import { exportsCommand } from './exports.ts';
import { peopleCommand } from './people.ts';
import { policiesCommand } from './policies.ts';
import { queryCommand } from './query.ts';
import { roomsCommand } from './rooms.ts';
import { serveCommands } from './serve.ts';
import { simulateCommand } from './simulate.ts';
import { sitesCommand } from './sites.ts';
import { viewsCommand } from './views.ts';
import { workspaceCommand } from './workspace.ts';

/** The command line: `roomwatch <command>`. */
export function createProgram(): Command {
  const program = new Command('roomwatch')
    .description('Watches meeting-room consoles: health, faults and their changes, live, over GraphQL.')
    .showHelpAfterError('(roomwatch --help lists the commands)');
  const commands = [
    ...serveCommands(),
    queryCommand(),
    exportCommand(),
    exportsCommand(),
    simulateCommand(),
    policiesCommand(),
    roomsCommand(),
    sitesCommand(),
    viewsCommand(),
    workspaceCommand(),
    peopleCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  return program;
}
