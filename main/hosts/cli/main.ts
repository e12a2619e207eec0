import { COMMANDS } from './commands.ts';
import { dispatch } from './dispatch.ts';
import { processIo } from './process-io.ts';

process.exitCode = await dispatch(COMMANDS, process.argv.slice(2), processIo(process));
