/** Connections that have not said yet who they are: few of them at a time, and none for long, so that stations find room. */
import type { Socket } from 'node:net';

/** Of one address (several stations may share one), and of all. */
const mostOfAddress = 60;
const most = 200;

export class Strangers {
  readonly #patience: number;
  readonly #known = new Map<string, () => void>();
  readonly #ofAddress = new Map<string, number>();

  /** `patience`: milliseconds after which whoever has not said it is sent away. */
  constructor(patience: number) {
    this.#patience = patience;
  }

  /** A connection was made: it is a stranger, or one too many. */
  meet(socket: Socket): void {
    const { remoteAddress: address = '' } = socket;
    const others = this.#ofAddress.get(address) ?? 0;
    if (others >= mostOfAddress || this.#known.size >= most) {
      socket.destroy();
      return;
    }
    const name = nameOf(socket);
    const limit = setTimeout(() => socket.destroy(), this.#patience);
    const gone = () => {
      clearTimeout(limit);
      this.#known.delete(name);
      const left = (this.#ofAddress.get(address) ?? 1) - 1;
      if (left === 0) this.#ofAddress.delete(address);
      else this.#ofAddress.set(address, left);
      socket.off('close', gone);
    };
    this.#ofAddress.set(address, others + 1);
    this.#known.set(name, gone);
    socket.once('close', gone);
  }

  /** It has said who it is, perhaps through TLS, which has another object for the same connection. */
  introduced(socket: Pick<Socket, 'remoteAddress' | 'remotePort'>): void {
    this.#known.get(nameOf(socket))?.();
  }
}

function nameOf({ remoteAddress, remotePort }: Pick<Socket, 'remoteAddress' | 'remotePort'>): string {
  return `${remoteAddress} ${remotePort}`;
}
