/**
 * How the driver of a device family was proven. `vectors`: frames of manuals and captures. `report`: scripted USB
 * reports. `tcp` and `pty`: a simulator over a real socket or pseudo terminal. `hardware`: the device itself.
 */
export type Proof = 'vectors' | 'report' | 'tcp' | 'pty' | 'hardware';
