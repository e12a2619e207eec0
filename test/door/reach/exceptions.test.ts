import { EXCEPTION_ROWS } from './exception-rows.ts';
import { proveAccepted, proveRows } from './prove-rows.ts';

proveRows(EXCEPTION_ROWS);
proveAccepted([
  'RouteException',
  'DecideDisposition',
  'ApproveDisposition',
  'ReturnDisposition',
  'ScrapContainer',
  'CloseException',
  'ReopenException',
  'VoidException',
]);
