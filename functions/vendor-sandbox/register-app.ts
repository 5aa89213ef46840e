import { AppError } from '../../shared/kernel/app-error.ts';
import { sha256Hex } from '../../shared/kernel/digest.ts';
import { NoAnswer } from '../../shared/platform/http-client.ts';
import type { App } from './accounts.ts';
import { requireAllowedCallback } from './callback-origin.ts';
import { DOOR_TIMEOUT_MS, type Sandbox } from './sandbox.ts';
import { apps } from './sandbox-store.ts';

/** Registers where WhatsApp receipts go, after Meta's check: our door must answer a challenge to whoever knows the verify token. */
export const registerApp = async (deps: Sandbox, app: App): Promise<void> => {
  requireAllowedCallback(deps.callbackOrigin, app.callbackUrl);
  const challenge = String(Number.parseInt(sha256Hex(deps.newId('challenge')).slice(0, 8), 16));
  const url = new URL(app.callbackUrl);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', app.verifyToken);
  const answer = await ask(deps, url.toString());
  if (answer !== `200 ${challenge}`) {
    throw new AppError(
      'InvalidInput',
      'sandbox.callback_not_verified',
      `The callback URL did not pass Meta's check: expected status 200 with the bare challenge, got ${answer.slice(0, 3)}. Compare the verify token with the door's.`,
    );
  }
  await apps.change(deps, {}, () => app);
};

const ask = async (deps: Sandbox, url: string): Promise<string> => {
  try {
    const { status, text } = await deps.sendHttp({ method: 'GET', url, timeoutMs: DOOR_TIMEOUT_MS });
    return `${status} ${text.trim()}`;
  } catch (error) {
    if (error instanceof NoAnswer) return '000 no answer';
    throw error;
  }
};
