import { PEOPLE_ROWS } from './people-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(PEOPLE_ROWS);
proveAccepted([
  'SignIn',
  'ChooseSecret',
  'SignOut',
  'LockTerminal',
  'AcknowledgeAccountability',
  'UnlockPerson',
  'RetryDeliveries',
  'OpenFunction',
  'EnterStep',
  'LeaveStep',
  'IssueBatch',
]);
