/**
 * How the driver of a device family was proven. `vectors`: frames of manuals and captures. `report`: scripted USB
 * reports. `keys`: scripted keys at a screen. `tcp` and `pty`: a simulator over a real socket or pseudo terminal.
 * `hardware`: the device itself.
 */
export type Proof = 'vectors' | 'report' | 'keys' | 'tcp' | 'pty' | 'hardware';
