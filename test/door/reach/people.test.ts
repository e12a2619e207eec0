import { PEOPLE_ROWS } from './people-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(PEOPLE_ROWS);
proveAccepted([
  'SignIn',
  'SignOut',
  'LockTerminal',
  'AcknowledgeAccountability',
  'UnlockPerson',
  'OpenFunction',
  'EnterStep',
  'LeaveStep',
  'IssueBatch',
]);
