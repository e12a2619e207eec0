import { readSync } from 'node:fs';
import type { SerialPort } from 'serialport';

/**
 * The driver of POSIX systems asks a thread for every read, and once more to hear that there is nothing: on a line that
 * streams this costs several times what the frames do. The port never blocks, so what is there is taken here at once, and
 * the driver's own poller still tells when there is more. Everything else, an unplug above all, is left to the driver.
 */
export function readAtOnce(port: SerialPort): void {
  const binding = port.port;
  if (!binding || !('poller' in binding)) return;
  const asDriver = binding.read.bind(binding);
  binding.read = async (buffer, offset, length) => {
    while (binding.fd !== null) {
      const bytesRead = readNow(binding.fd, buffer, offset, length);
      if (bytesRead === 'other') break;
      if (bytesRead !== 'nothing') return { buffer, bytesRead };
      await new Promise<void>((resolve, reject) => {
        binding.poller.once('readable', (error: Error | null) => (error ? reject(error) : resolve()));
      });
    }
    return await asDriver(buffer, offset, length);
  };
}

function readNow(fd: number, buffer: Buffer, offset: number, length: number): number | 'nothing' | 'other' {
  try {
    const bytesRead = readSync(fd, buffer, offset, length, null);
    return bytesRead > 0 ? bytesRead : 'other';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EAGAIN' ? 'nothing' : 'other';
  }
}
