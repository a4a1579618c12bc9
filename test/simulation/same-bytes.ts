import { open } from 'node:fs/promises';

/** Whether two files hold the very same bytes. */
export async function sameBytes(one: string, other: string): Promise<boolean> {
  const files = [await open(one), await open(other)] as const;
  try {
    const [a, b] = [Buffer.alloc(pieceBytes), Buffer.alloc(pieceBytes)];
    for (;;) {
      const [readA, readB] = [await files[0].read(a, 0, pieceBytes), await files[1].read(b, 0, pieceBytes)];
      if (readA.bytesRead !== readB.bytesRead) return false;
      if (a.compare(b, 0, readB.bytesRead, 0, readA.bytesRead) !== 0) return false;
      if (readA.bytesRead === 0) return true;
    }
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
}

const pieceBytes = 1 << 20;
