import { fileTypeFromBuffer } from 'file-type';

/** What a file is by its bytes, whatever its name and its sender say; undefined for what has no mark of its kind. */
export const findFileType = async (bytes: Uint8Array): Promise<{ mime: string; ext: string } | undefined> =>
  fileTypeFromBuffer(bytes);
