import { readFile } from 'node:fs/promises';
import { sha256Hex } from '../../shared/kernel/digest.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { themeCss } from '../../shared/web/theme.ts';
import { CONSOLE_CSS } from './console-style.ts';

/* The files behind the pages of the console: the stylesheet with the dealer's colour, whose name holds a digest of it, and one script. */

const stylesheet = (colour: string): string => CONSOLE_CSS + themeCss(colour);

const nameOf = (colour: string): string =>
  `console-${colour.slice(1).toLowerCase()}-${sha256Hex(stylesheet(colour)).slice(0, 10)}.css`;

const SCRIPT = 'console.js';

/** The addresses of the files for a colour. */
export const consoleAssetPaths = (colour: string): { stylesheet: string; script: string } => ({
  stylesheet: `/console/assets/${nameOf(colour)}`,
  script: `/console/assets/${SCRIPT}`,
});

const STYLE_NAME = /^console-([0-9a-f]{6})-[0-9a-f]{10}\.css$/;
const FOR_EVER = 'public, max-age=31536000, immutable';
/** The name of the script does not change with its content. */
const SHORTLY = 'public, max-age=300';

/** The file of a name; undefined for a name that is none of ours. `folder` is where the build put `assets`, and ends in a slash. */
export const consoleAsset = async (folder: URL, file: string): Promise<HttpReply | undefined> => {
  if (file === SCRIPT)
    return {
      status: 200,
      body: await readFile(new URL(`assets/${SCRIPT}`, folder), 'utf8'),
      contentType: 'text/javascript; charset=utf-8',
      headers: { 'cache-control': SHORTLY },
    };
  const [, hex] = STYLE_NAME.exec(file) ?? [];
  if (hex === undefined) return undefined;
  const colour = `#${hex}`;
  return {
    status: 200,
    body: stylesheet(colour),
    contentType: 'text/css; charset=utf-8',
    // A page of the version before may ask for its own file: it gets the present one, which then must not be kept.
    headers: { 'cache-control': file === nameOf(colour) ? FOR_EVER : 'no-store' },
  };
};
