import type { Phone } from './handset.ts';
import {
  type Behaviour,
  RESERVED_PREFIXES,
  SMS_BEHAVIOURS,
  WHATSAPP_BEHAVIOURS,
} from './magic-recipients.ts';
import { VEHICLE_BEHAVIOURS, vinFor } from './magic-vehicles.ts';
import { Page, When } from './page.tsx';
import { phonePath } from './phone-number.ts';

const [PREFIX, SECOND_PREFIX] = RESERVED_PREFIXES;
/** Where the app is silent, WhatsApp takes over. */
const VEHICLE_PHONE = `${PREFIX}00`;

/** Pick a handset or type a number; below, what every magic recipient and vehicle does. */
export const PhoneIndexPage = ({ phones, problem }: { phones: readonly Phone[]; problem?: string }) => (
  <Page title="Phones" wide>
    <form method="get" action="/sandbox/phone" class="pick">
      <label for="number">Number, with country code</label>
      <input
        id="number"
        name="number"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        required
        placeholder={`${PREFIX}00`}
        {...(problem === undefined ? {} : { 'aria-describedby': 'problem', 'aria-invalid': 'true' })}
      />
      <button type="submit">Show the phone</button>
      {problem !== undefined && (
        <p id="problem" class="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
    <section aria-labelledby="known">
      <h2 id="known">Phones that received something</h2>
      {phones.length === 0 ? (
        <p class="empty">None yet.</p>
      ) : (
        <ul class="list">
          {phones.map(({ number, lastAt }) => (
            <li>
              <a href={phonePath(number)}>{number}</a>{' '}
              <span class="meta">
                last <When at={lastAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
    <section aria-labelledby="magic">
      <h2 id="magic">Magic recipients</h2>
      <p>
        The last two digits of {RESERVED_PREFIXES.map((prefix) => `${prefix}NM`).join(' and ')} choose what
        happens: N on WhatsApp, M by SMS. Germany’s regulator keeps these numbers free for films, so they
        belong to nobody. Every other number behaves like 00.
      </p>
      <Behaviours
        caption="What WhatsApp does"
        digitName="N"
        behaviours={WHATSAPP_BEHAVIOURS}
        example={(digit) => `${PREFIX}${digit}0`}
      />
      <Behaviours
        caption="What SMS does (in the examples WhatsApp refuses, so SMS has its turn)"
        digitName="M"
        behaviours={SMS_BEHAVIOURS}
        example={(digit) => `${PREFIX}2${digit}`}
      />
    </section>
    <section aria-labelledby="vehicles">
      <h2 id="vehicles">Magic vehicles</h2>
      <p>
        The manufacturer’s app is asked before WhatsApp, for vehicles of the brand MINI. Its gateway knows
        VINs of the form WMWAP1xxxxxxxxNMK only: eight characters of your choice, the last two digits of the
        phone {PREFIX}NM that has the app (WMWAP2 for {SECOND_PREFIX}NM), and K, which chooses what happens.
        The owner of any other vehicle cannot be reached there (VIN_NOT_MAPPED). Two events with one VIN and
        one day are one visit, so choose other characters for each.
      </p>
      <table>
        <caption>What the manufacturer’s app does</caption>
        <thead>
          <tr>
            <th scope="col">K</th>
            <th scope="col">What happens</th>
            <th scope="col">Example</th>
          </tr>
        </thead>
        <tbody>
          {VEHICLE_BEHAVIOURS.map(({ key, says }) => (
            <tr>
              <th scope="row">{key}</th>
              <td>{says}</td>
              <td class="example vin">
                <a href={phonePath(VEHICLE_PHONE)}>{vinFor(VEHICLE_PHONE, key)}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </Page>
);

type BehavioursProps = {
  caption: string;
  digitName: string;
  behaviours: readonly Behaviour[];
  example: (digit: number) => string;
};

const Behaviours = ({ caption, digitName, behaviours, example }: BehavioursProps) => (
  <table>
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{digitName}</th>
        <th scope="col">What happens</th>
        <th scope="col">Example</th>
      </tr>
    </thead>
    <tbody>
      {behaviours.map(({ says }, digit) => (
        <tr>
          <th scope="row">{digit}</th>
          <td>{says}</td>
          <td class="example">
            <a href={phonePath(example(digit))}>{example(digit)}</a>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
