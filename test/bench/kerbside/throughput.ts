import { CHANNELS } from '../../../shared/dealers/settings.ts';
import { linkSettings } from '../../../shared/messaging/link.ts';
import { gatherFacts } from '../../../shared/messaging/gather-facts.ts';
import { renderMessage } from '../../../shared/messaging/render-message.ts';
import { planChannels } from '../../../shared/messaging/verdict.ts';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import { inInviteWindow } from '../../../shared/planning/send-time.ts';
import { checkInStart, World } from '../../support/world.ts';
import { median, type Section, table } from './statistics.ts';

const SAMPLE_MS = 300;
const SAMPLES = 9;

/** Times a second, as the median of some samples after a warm-up of one. */
const perSecond = (run: (number: number) => unknown): number => {
  const sample = (): number => {
    const began = performance.now();
    let count = 0;
    while (performance.now() - began < SAMPLE_MS) for (let one = 0; one < 10; one += 1) run((count += 1));
    return count / ((performance.now() - began) / 1000);
  };
  sample();
  return median(Array.from({ length: SAMPLES }, sample));
};

const thousands = (value: number): string =>
  Math.round(value)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** How often a second the rules can be asked, on one processor: the largest day needs 110 of each. */
export const measureThroughput = async (): Promise<Section> => {
  const world = new World();
  await world.send(checkInStart());
  const [message] = world.messages();
  if (!message) throw new Error('the event planned no message');
  const contact = await contacts.get(world.memory, {
    dealerId: message.dealerId,
    contactId: message.contactId,
  });
  if (!contact) throw new Error('the event made no contact');
  const facts = await gatherFacts(world.deps, {
    contact,
    location: world.location,
    message,
    now: world.now(),
  });
  const links = linkSettings('https://kerbside.example', 'link-key');
  const place = world.location.settings;
  const rows = [
    ...CHANNELS.map((channel): [string, number] => [
      `render the invite for ${channel}`,
      perSecond(() =>
        renderMessage(
          { links, idKey: world.deps.idKey, log: world.deps.log },
          { channel, message, facts, templates: [] },
        ),
      ),
    ]),
    ['decide all channels of a message', perSecond(() => planChannels(facts))] as [string, number],
    [
      'find the time of an invite in its window',
      perSecond((number) =>
        inInviteWindow(
          place,
          '2026-12-10T08:00:00.000Z',
          `vs${number}`,
          3000,
          '2026-11-24T10:00:00.000Z',
          '2026-12-09T23:00:00.000Z',
        ),
      ),
    ] as [string, number],
  ];
  return {
    title: 'Rules and texts',
    text: [
      `Times a second in one process, median of ${SAMPLES} samples. The largest day that the quota model knows needs 110 a second at its peak.`,
      '',
      table(
        ['', 'a second'],
        rows.map(([name, value]) => [name, thousands(value)]),
      ),
    ].join('\n'),
  };
};
