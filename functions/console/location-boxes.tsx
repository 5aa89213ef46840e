import type { Viewer } from './console-handler.tsx';
import { Choice } from './form-fields.tsx';
import { locationsFor } from './locations-for.ts';

/** A box for each location that somebody looks after, named `location.01`. */
export const LocationBoxes = ({
  viewer,
  form,
}: {
  viewer: Viewer;
  form: Readonly<Record<string, string | undefined>>;
}) => (
  <>
    {locationsFor(viewer).map(({ locationId, name }) => (
      <Choice
        type="checkbox"
        name={`location.${locationId}`}
        isChosen={form[`location.${locationId}`] !== undefined}
      >
        {name}
      </Choice>
    ))}
  </>
);
