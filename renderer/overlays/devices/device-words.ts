import type { DeviceChip } from '../../../main/contract/views.ts';
import { say, sayCode } from '../../text/say.ts';

/** What a device is or has, in words. */
export const deviceNote = (note: string, mark: DeviceChip['state']): string =>
  sayCode(`device.${note}`, {}) ?? say(`deviceState.${mark}`);

/** What to do about it; null while it works. */
export const deviceAdvice = (note: string, mark: DeviceChip['state']): string | null =>
  sayCode(`deviceDo.${note}`, {}) ?? (mark === 'ok' ? null : say('deviceDo.other'));
