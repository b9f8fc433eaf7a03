import type { ComponentType } from 'react';
import type { GroupField } from './field.ts';
import type { ControlProps, DraftOf } from './control-props.ts';
import { FieldSet } from './field-set.tsx';
import { childPath, useFormState } from './form-context.ts';

/** `Control` draws each member; it is handed in because it draws groups itself. */
type GroupProps = ControlProps<GroupField, DraftOf<'group'>> & { Control: ComponentType<ControlProps> };

export function GroupControl(props: GroupProps) {
  const { field, path } = props;
  const form = useFormState();
  if (path === '' || field.title === '') return <Members {...props} />;
  return (
    <FieldSet isNested title={field.title} help={field.help} error={form.errorAt(path)}>
      <Members {...props} />
    </FieldSet>
  );
}

function Members({ field, draft, path, onChange, Control }: GroupProps) {
  return field.members.map((member) => {
    const own = draft.members[member.key];
    return (
      own && (
        <Control
          key={member.key}
          field={member}
          draft={own}
          path={childPath(path, member.key)}
          onChange={(next, changedPath) =>
            onChange({ kind: 'group', members: { ...draft.members, [member.key]: next } }, changedPath)
          }
        />
      )
    );
  });
}
