import { LABORATORY_ROWS } from './laboratory-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(LABORATORY_ROWS);
proveAccepted([
  'TakeSample',
  'SendSample',
  'ReceiveSample',
  'StoreRetained',
  'EnterResult',
  'VerifyResult',
  'JudgeLot',
  'ExtendRetest',
]);
