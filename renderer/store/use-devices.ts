import { useEffect, useState } from 'react';
import type { DeviceDeskView } from '../../main/contract/device-views.ts';
import { ask } from './act.ts';

/** Twice a second is as fast as a person reads frames; the station answers ten times a second at the most. */
const EVERY_MS = 500;

/** The device desk as it stands, with one device watched; null before the first answer and for nobody signed in. */
export function useDevices(watch: string | null): DeviceDeskView | null {
  const [desk, setDesk] = useState<DeviceDeskView | null>(null);
  useEffect(() => {
    let wanted = true;
    const look = async (): Promise<void> => {
      const reply = await ask({ kind: 'devices', watch }).catch(() => null);
      if (wanted && reply !== null) setDesk(reply.kind === 'devices' ? reply.desk : null);
    };
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [watch]);
  return desk;
}
