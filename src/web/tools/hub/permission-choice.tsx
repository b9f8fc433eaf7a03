import { GrantedPermission } from '#contracts/access.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/session.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FieldSet } from '../../ui/form/field-set.tsx';
import { accessText } from './access-text.ts';

/** Only what this person may do somewhere is offered: a token can never do more. */
export function PermissionChoice(props: {
  chosen: readonly GrantedPermission[];
  onChange: (chosen: readonly GrantedPermission[]) => void;
  error: string | undefined;
}) {
  const { chosen, onChange } = props;
  const text = useText(accessText);
  const may = useMay();
  return (
    <FieldSet title={text('tokenMay')} error={props.error}>
      <div className="grid gap-x-5 gap-y-1.5 sm:grid-cols-2">
        {GrantedPermission.options
          .filter((permission) => may(permission, 'somewhere'))
          .map((permission) => (
            <Checkbox
              key={permission}
              label={text(permission)}
              checked={chosen.includes(permission)}
              onChange={(on) =>
                onChange(on ? [...chosen, permission] : chosen.filter((one) => one !== permission))
              }
            />
          ))}
      </div>
    </FieldSet>
  );
}
