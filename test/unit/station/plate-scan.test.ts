import { expect, it } from 'vitest';
import { identityOf } from '../../../main/application/station/scan-identity.ts';

const plain = (text: string) => identityOf({ kind: 'plain', text, carrier: null });

it('[S36] the code on a type plate names an instrument, and nothing else does', () => {
  expect(plain('EQP/SCL-05')).toEqual({ kind: 'equipment', equipment: 'SCL-05' });
  for (const text of ['EQP/', 'EQP', 'SCL-05', 'eqp/SCL-05', 'EQP/SCL 05'])
    expect(plain(text).kind).toBe('unreadable');
});
