import { type HandsetMessage, statusOf, type Thread } from './handset.ts';
import { behaviourOf } from './magic-recipients.ts';
import { vinFor } from './magic-vehicles.ts';
import { Linked, Page, When } from './page.tsx';
import { phonePath } from './phone-number.ts';

const CHANNEL_NAMES = { whatsapp: 'WhatsApp', sms: 'SMS', oem: 'Manufacturer’s app' } as const;
const ANSWER = {
  whatsapp: 'Answer by WhatsApp',
  sms: 'Answer by SMS',
  oem: 'Answer in the app',
} as const;

/** The customer's handset: what arrived, and a box to answer in. */
export const PhonePage = ({
  number,
  threads,
  messages,
  hidesNumber,
}: {
  number: string;
  threads: readonly Thread[];
  messages: readonly HandsetMessage[];
  hidesNumber: boolean;
}) => (
  <Page title={number}>
    <p>
      <a class="button" href={phonePath(number)}>
        Refresh
      </a>
    </p>
    {threads.length === 0 && <p class="empty">Nothing has arrived on this phone yet.</p>}
    {threads
      .toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1))
      .map((thread, index) => (
        <Conversation
          thread={thread}
          id={`c${index}`}
          messages={messages.filter(
            ({ channel, account, arrives }) =>
              arrives && channel === thread.channel && account === thread.account,
          )}
        />
      ))}
    <Lost messages={messages.filter(({ arrives }) => !arrives)} />
    <aside aria-label="What this number does">
      <h2>What this number does</h2>
      <p>WhatsApp: {behaviourOf('whatsapp', number).says}</p>
      <p>SMS: {behaviourOf('sms', number).says}</p>
      <AppOn number={number} />
      <form method="post" action={`${phonePath(number)}/number`}>
        <p>
          {hidesNumber
            ? 'WhatsApp shows a user name instead of this number.'
            : 'WhatsApp shows this number to dealers.'}
        </p>
        <input type="hidden" name="hides" value={hidesNumber ? 'no' : 'yes'} />
        <button type="submit">{hidesNumber ? 'Show the number' : 'Hide the number'}</button>
      </form>
    </aside>
  </Page>
);

/** Whether a vehicle exists whose owner has the manufacturer's app on this phone. */
const AppOn = ({ number }: { number: string }) => {
  const vin = vinFor(number, '0');
  return vin === undefined ? (
    <p>Manufacturer’s app: it is not on this phone.</p>
  ) : (
    <p>
      Manufacturer’s app: it is on this phone for a MINI with the VIN {vin}; other{' '}
      <a href="/sandbox/phone#vehicles">last characters</a> do other things.
    </p>
  );
};

const Conversation = ({
  thread,
  id,
  messages,
}: {
  thread: Thread;
  id: string;
  messages: readonly HandsetMessage[];
}) => (
  <section class={`conversation ${thread.channel}`} aria-labelledby={id}>
    <h2 id={id}>
      {CHANNEL_NAMES[thread.channel]} · {thread.title}
    </h2>
    {messages.length === 0 ? (
      <p class="empty">Nothing has arrived in this conversation.</p>
    ) : (
      <ol class="messages">
        {messages.map((message) => (
          <Bubble message={message} />
        ))}
      </ol>
    )}
    <form method="post" action={`${phonePath(thread.number)}/reply`}>
      <Address thread={thread} />
      <label for={`${id}-text`}>{ANSWER[thread.channel]}</label>
      <textarea
        id={`${id}-text`}
        name="text"
        rows={2}
        maxLength={1000}
        required={thread.channel !== 'whatsapp'}
      />
      <button type="submit">Send</button>
      {thread.channel === 'whatsapp' && (
        <button type="submit" name="sends" value="picture" class="quiet">
          Send a picture (with the text as its caption)
        </button>
      )}
      {thread.channel === 'sms' && !/^\+?\d+$/.test(thread.title) && (
        <p class="hint">Real networks carry no answer to a name; the sandbox does.</p>
      )}
    </form>
  </section>
);

const Bubble = ({ message }: { message: HandsetMessage }) => (
  <li class={`message ${message.from}`}>
    <p class="hidden">{message.from === 'dealer' ? 'From the dealer:' : 'From the customer:'}</p>
    {message.shown.header !== undefined && <p class="head">{message.shown.header}</p>}
    {message.shown.picture && (
      <img src="/sandbox/sample-picture.png" alt="A scratch in blue paint" width="192" height="128" />
    )}
    {message.shown.reaction && (
      <p class="text">
        {message.shown.reaction.emoji === ''
          ? 'The reaction was taken back.'
          : `Reacted with ${message.shown.reaction.emoji}`}
      </p>
    )}
    {message.shown.text !== '' && (
      <p class="text">
        <Linked text={message.shown.text} />
      </p>
    )}
    {message.shown.buttons.map((button) =>
      button.type === 'url' ? (
        <a class="button" href={button.url} rel="noreferrer">
          {button.text}
        </a>
      ) : (
        <form method="post" action={`${phonePath(message.number)}/reply`}>
          <Address thread={message} />
          <input type="hidden" name="text" value={button.text} />
          <input type="hidden" name="payload" value={button.payload} />
          <input type="hidden" name="about" value={message.messageId} />
          <button type="submit" class="quick">
            {button.text}
          </button>
        </form>
      ),
    )}
    {message.from === 'dealer' && message.channel === 'whatsapp' && <Reactions message={message} />}
    <p class="meta">
      <When at={message.at} /> · {message.from === 'dealer' ? receiptsOf(message) : doorOf(message)}
    </p>
  </li>
);

/** What can stand under a message; the last one takes it back. */
const REACTIONS = [
  ['👍', 'React with a thumb up'],
  ['👎', 'React with a thumb down'],
  ['', 'Take the reaction back'],
] as const;

const Reactions = ({ message }: { message: HandsetMessage }) => (
  <form method="post" action={`${phonePath(message.number)}/reply`} class="reactions">
    <Address thread={message} />
    <input type="hidden" name="about" value={message.messageId} />
    <input type="hidden" name="sends" value="reaction" />
    {REACTIONS.map(([emoji, says]) => (
      <button type="submit" name="text" value={emoji} aria-label={says} title={says}>
        {emoji === '' ? '×' : emoji}
      </button>
    ))}
  </form>
);

/** Which conversation a form answers in. */
const Address = ({ thread }: { thread: Pick<Thread, 'channel' | 'account'> }) => (
  <>
    <input type="hidden" name="channel" value={thread.channel} />
    <input type="hidden" name="account" value={thread.account} />
  </>
);

/** `accepted, sent, delivered`: in the order in which it was reported, each once. */
const receiptsOf = (message: HandsetMessage): string =>
  [...new Set(['accepted', ...message.reported.map(({ status }) => status)])].join(', ');

const doorOf = ({ doorStatus }: HandsetMessage): string => {
  if (doorStatus === undefined) return 'being posted to the dealer’s system';
  if (doorStatus === 0) return 'the dealer’s system did not answer';
  return doorStatus >= 200 && doorStatus < 300
    ? 'taken by the dealer’s system'
    : `refused by the dealer’s system (HTTP ${doorStatus})`;
};

const Lost = ({ messages }: { messages: readonly HandsetMessage[] }) =>
  messages.length === 0 ? null : (
    <section class="lost" aria-labelledby="lost">
      <h2 id="lost">Accepted, but never shown here</h2>
      <ul>
        {messages.map((message) => (
          <li>
            {CHANNEL_NAMES[message.channel]}, <When at={message.at} />:{' '}
            {['failed', 'expired'].includes(statusOf(message))
              ? 'reported as not delivered'
              : 'no delivery is reported'}
          </li>
        ))}
      </ul>
    </section>
  );
