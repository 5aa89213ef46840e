import { rename, writeFile } from 'node:fs/promises';
import { AppError } from '../../shared/kernel/app-error.ts';
import { addSeconds, secondsBetween } from '../../shared/kernel/clock.ts';
import type { Instant, Now } from '../../shared/kernel/instant.ts';
import type { StartedSchedule } from './due-schedules.ts';

/** What the clock of a stage says, and by how much it is ahead of the machine's. */
export type ClockView = { now: Instant; aheadSeconds: number };

export type StageClock = {
  look: () => ClockView;
  /** Moves it forward to an instant and starts what is due by then. Errors: Conflict `clock.backwards`. */
  moveTo: (to: Instant) => Promise<ClockView & { started: StartedSchedule[] }>;
  /** Back to the machine's time. */
  reset: () => Promise<ClockView>;
};

export type StageClockDeps = {
  /** From which the functions of the stage read how far it is ahead: `clockOf` in `shared/platform/system.ts`. */
  file: string;
  machineNow: Now;
  startDue: (now: Instant) => Promise<StartedSchedule[]>;
  log: (line: string) => void;
};

/** While it is ahead, what falls due then is looked for as often as that. */
const LOOK_EVERY_MS = 1000;
/** Whoever moved it and was killed leaves it ahead for no longer than that. */
const AHEAD_MS = 180_000;

/**
 * The clock of a local stage. It begins at the machine's time. Moved forward it runs on from there, and what schedules have planned by
 * then is started, as EventBridge would. It goes back to the machine's time only, by itself three minutes after the last move.
 */
export const openStageClock = async ({
  file,
  machineNow,
  startDue,
  log,
}: StageClockDeps): Promise<StageClock> => {
  let aheadSeconds = 0;
  let looking: NodeJS.Timeout | undefined;
  let goingBack: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: two looks at the schedules at once would start the same ones. */
  const inTurn = <T>(take: () => Promise<T>): Promise<T> => {
    const turn = last.then(take);
    last = turn.catch(() => undefined);
    return turn;
  };
  const look = (): ClockView => ({ now: addSeconds(machineNow(), aheadSeconds), aheadSeconds });
  const set = async (seconds: number): Promise<void> => {
    clearInterval(looking);
    clearTimeout(goingBack);
    await writeWhole(file, String(Math.round(seconds * 1000)));
    aheadSeconds = seconds;
  };
  const reset = (): Promise<ClockView> => inTurn(() => set(0).then(look));
  const unasked = (what: Promise<unknown>): void =>
    void what.catch((error: unknown) => log(`The clock of the stage: ${String(error)}`));

  await set(0);
  return {
    look,
    reset,
    moveTo: (to) =>
      inTurn(async () => {
        const { now } = look();
        if (to < now) throw backwards(now, to);
        await set(secondsBetween(machineNow(), to));
        const lookAgain = (): void => unasked(inTurn(() => startDue(look().now)));
        looking = setInterval(lookAgain, LOOK_EVERY_MS).unref();
        goingBack = setTimeout(() => unasked(reset()), AHEAD_MS).unref();
        const started = await startDue(look().now);
        return { ...look(), started };
      }),
  };
};

const backwards = (now: Instant, to: Instant): AppError =>
  new AppError(
    'Conflict',
    'clock.backwards',
    `The clock of the stage says ${now} and cannot go back to ${to}. Expected a later instant; DELETE sets it to the machine’s time.`,
  );

/** A reader finds the old text or the new one, and nothing between. */
const writeWhole = async (file: string, text: string): Promise<void> => {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
};
