import { SEED_RENTAL } from '../local/seed-data.ts';
import type { Sandbox } from '../client/sandbox-file.ts';
import { signIn, staffDoors } from '../client/staff-client.ts';
import { stageClock } from '../client/stage-clock.ts';
import { playRental } from './play-rental.ts';
import { type RentalLine, rentalText } from './rental-lines.ts';
import { rentalSteps } from './rental-steps.ts';

export const RENTAL_STORY = {
  name: 'rental',
  title: `Two orders for rental cars, and the messages that follow them by themselves while the clock of the stage is moved forward
  At ${SEED_RENTAL.locationName}; times are by the clock there.`,
};

/** Plays the rental on a running stage, and answers what did not go as told. Each line comes also as text for people. */
export const tellRental = async (
  sandbox: Sandbox,
  tell: (line: RentalLine, text: string) => void,
): Promise<string[]> => {
  const { dealerId, locationId, settings, partner: known } = SEED_RENTAL;
  const partner = sandbox.partners.find(({ id }) => id === known.partnerId);
  const advisor = sandbox.staff.find(
    (member) => member.dealerId === dealerId && member.roles.includes('advisor'),
  );
  if (!partner || !advisor) return ['the stage has no place that rents cars out; start it anew: npm start'];
  if (sandbox.clock === undefined)
    return ['the clock of this stage cannot be moved: its functions cannot read the files of this machine'];
  try {
    const clock = stageClock(sandbox.clock);
    const { baseUrl } = sandbox;
    const { id: partnerId, secret, apiKey } = partner;
    const stage = {
      baseUrl,
      access: { baseUrl, partnerId, secret, apiKey },
      staff: staffDoors(baseUrl, await signIn(sandbox, advisor.email)),
      clock,
      tell: (line: RentalLine) => tell(line, rentalText(line, settings.zone)),
    };
    const { now: begin } = await clock.look();
    const steps = rentalSteps({ dealerId, locationId }, settings.zone, begin);
    // Whoever stops it would leave the clock ahead.
    const stop = (): void => void clock.reset().finally(() => process.exit(130));
    process.once('SIGINT', stop);
    try {
      return await playRental(stage, steps);
    } finally {
      process.off('SIGINT', stop);
      const { now: from } = await clock.look();
      const { now: at } = await clock.reset();
      stage.tell({
        at,
        what: 'The clock of the stage goes by the machine’s again',
        kind: 'clock',
        from,
        started: [],
      });
    }
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
};
