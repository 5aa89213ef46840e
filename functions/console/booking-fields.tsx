import { WEEKDAYS, type Weekday } from '../../shared/dealers/booking.ts';
import { editableSchema } from '../../shared/dealers/setting-facts.ts';
import { BOOKING_WAYS, dayNames, wayName } from './booking-form.ts';
import { BOOKING_WORDS, weekdayIn, weekInWords } from './booking-words.ts';
import { Choice, Choices, TextField } from './form-fields.tsx';
import { type Field, LevelRow, type LevelRowProps, PlainField } from './level-rows.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

/** What booking will go by, with the word that customers see nothing of it yet (S4.6, S4.13). */
export const BookingRows = ({
  language,
  row,
}: {
  language: LevelRowProps['language'];
  row: (setting: LevelRowProps['setting']) => LevelRowProps;
}) => (
  <fieldset class="card">
    <legend>{SETTINGS_WORDS[language].groups.booking}</legend>
    <p class="notice warn">{BOOKING_WORDS[language].notYet}</p>
    <LevelRow {...row('bookingWays')} field={WaysField} />
    <LevelRow {...row('bookingTells')} field={PlainField} />
    <LevelRow {...row('bookingNoticeHours')} field={PlainField} />
    <LevelRow {...row('bookingDaysAhead')} field={PlainField} />
    <LevelRow {...row('bookingHours')} field={WeekFields} />
  </fieldset>
);

/** A box for each kind of appointment. */
const WaysField: Field = ({ language, form, faults, setting }) => (
  <Choices name={setting} {...SETTINGS_WORDS[language].settings[setting]} fault={faults[setting]}>
    <input type="hidden" name={setting} value="on" />
    <div class="ticks">
      {BOOKING_WAYS.map((way) => (
        <Choice type="checkbox" name={wayName(way)} isChosen={form[wayName(way)] !== undefined}>
          {BOOKING_WORDS[language].ways[way]}
        </Choice>
      ))}
    </div>
  </Choices>
);

/** The hours of each day, folded away behind what they are, unless there is something to mend. */
const WeekFields: Field = (props) => {
  const { language, view, faults, setting, isConflict } = props;
  const week = editableSchema.shape.bookingHours.safeParse(
    view.settings.find((one) => one.setting === setting)?.value,
  ).data;
  const isFaulty = WEEKDAYS.some((day) => faults[dayNames(day).from] !== undefined);
  return (
    <Choices name={setting} {...SETTINGS_WORDS[language].settings[setting]} fault={faults[setting]}>
      <details class="more" open={isFaulty || isConflict}>
        <summary>
          {week === undefined ? SETTINGS_WORDS[language].noValue : weekInWords(language, week)}
        </summary>
        {WEEKDAYS.map((day) => (
          <DayFields {...props} day={day} />
        ))}
      </details>
    </Choices>
  );
};

const DayFields = ({ language, form, faults, day }: LevelRowProps & { day: Weekday }) => {
  const words = SETTINGS_WORDS[language];
  const { from, to, closed } = dayNames(day);
  const heading = `bookingHours.${day}.name`;
  return (
    <div class="day" role="group" aria-labelledby={heading}>
      <span class="strong" id={heading}>
        {weekdayIn(language, day)}
      </span>
      <Choice type="checkbox" name={closed} isChosen={form[closed] !== undefined}>
        {BOOKING_WORDS[language].closed}
      </Choice>
      <TextField name={from} label={words.from} type="time" value={form[from]} fault={faults[from]} />
      <TextField name={to} label={words.to} type="time" value={form[to]} />
    </div>
  );
};
