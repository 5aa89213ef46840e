/** A step that hurts, or goes out: the button opens the question, the answer does it. Works without a script. */
export const Confirmed = ({
  ask,
  says,
  action,
  button,
  fields = {},
  kind = 'danger',
}: {
  /** What stands on the button that opens it. */
  ask: string;
  /** What will happen. */
  says: string;
  action: string;
  button: string;
  fields?: Readonly<Record<string, string>>;
  kind?: 'danger' | 'go';
}) => (
  <details class="more">
    <summary>{ask}</summary>
    <form method="post" action={action}>
      <p>{says}</p>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="actions">
        <button class={kind} type="submit">
          {button}
        </button>
      </div>
    </form>
  </details>
);
