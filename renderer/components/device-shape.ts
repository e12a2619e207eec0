import type { DeviceChip } from '../../main/contract/views.ts';
import type { Shape } from './StateShape.tsx';

export const DEVICE_SHAPE: Readonly<Record<DeviceChip['state'], Shape>> = {
  ok: 'ok',
  slow: 'slow',
  lost: 'lost',
  attention: 'attend',
};
