import PlayIcon from 'lucide-react/icons/play';
import RotateIcon from 'lucide-react/icons/rotate-cw';
import TrashIcon from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { Button, LinkButton } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Select } from '../ui/select.tsx';
import { ShortId } from '../ui/short-id.tsx';
import { Switch } from '../ui/switch.tsx';
import { TextField } from '../ui/text-field.tsx';
import { hostileNames } from './hostile.ts';
import { Part } from './part.tsx';

export function ControlsPage() {
  return (
    <>
      <Buttons />
      <Fields />
      <Choices />
      <Toggles />
      <Part title="Ids and keys">
        <ShortId id="sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" label="image" />
        <CopyButton text="http://nas.lan:8096" label="the address" />
        <Kbd keys="mod+k" />
        <Kbd keys="g c" />
        <Kbd keys="shift+enter" />
      </Part>
    </>
  );
}

function Buttons() {
  return (
    <Part title="Buttons">
      <Button>Default</Button>
      <Button variant="primary" icon={<PlayIcon />}>
        Start
      </Button>
      <Button variant="quiet">Quiet</Button>
      <Button variant="danger" icon={<TrashIcon />}>
        Remove
      </Button>
      <Button busy>Restarting</Button>
      <Button disabled>Disabled</Button>
      <Button size="sm">Small</Button>
      <LinkButton href="#link">Link</LinkButton>
      <IconButton label="Restart" icon={<RotateIcon />} />
      <IconButton label="Restart" icon={<RotateIcon />} variant="default" />
      <IconButton label="Pressed" icon={<PlayIcon />} pressed />
      <IconButton label="Busy" icon={<RotateIcon />} busy />
      <IconButton label="Small" icon={<TrashIcon />} size="sm" />
    </Part>
  );
}

function Fields() {
  const [text, setText] = useState('jellyfin');
  const [long, setLong] = useState<string>(hostileNames[2]);
  return (
    <Part title="Fields">
      <TextField className="w-64" label="Name" help="How it is listed" value={text} onChange={setText} />
      <TextField className="w-64" label="Path" optional mono value={long} onChange={setLong} />
      <TextField
        className="w-64"
        label="Address"
        error="A whole address, such as https://nas.lan:8096"
        value="nas.lan"
        onChange={() => {}}
      />
      <TextField className="w-40" label="Timeout" unit="ms" value="5000" onChange={() => {}} />
      <TextField
        className="w-64"
        label="Token"
        secret
        placeholder="Set. Leave empty to keep it."
        value=""
        onChange={() => {}}
      />
      <TextField className="w-64" label="Disabled" disabled value="not now" onChange={() => {}} />
      <TextField
        className="w-full sm:w-96"
        label="Note"
        multiline={3}
        value={hostileNames.join('\n')}
        onChange={() => {}}
      />
    </Part>
  );
}

function Choices() {
  const [filter, setFilter] = useState('');
  const [method, setMethod] = useState<'get' | 'head' | 'post' | null>('get');
  return (
    <Part title="Choices">
      <SearchField
        className="w-64"
        label="Filter containers"
        placeholder="Filter"
        shortcut="/"
        value={filter}
        onChange={setFilter}
      />
      <Select
        className="w-64"
        label="Method"
        help="How the monitor asks"
        value={method}
        onChange={setMethod}
        options={[
          { value: 'get', label: 'GET', hint: 'reads the body too' },
          { value: 'head', label: 'HEAD' },
          { value: 'post', label: 'POST', disabled: true },
        ]}
      />
      <Select
        className="w-64"
        label="Empty"
        error="Choose one of the options"
        value={null}
        onChange={() => {}}
        options={[]}
      />
    </Part>
  );
}

function Toggles() {
  const [on, setOn] = useState(true);
  return (
    <Part title="Toggles">
      <Checkbox label="Remove its volumes too" help="Their data is lost" checked={on} onChange={setOn} />
      <Checkbox label="Some of them" checked={false} indeterminate onChange={setOn} />
      <Checkbox label="Not now" checked={false} disabled onChange={setOn} />
      <Switch label="Watch for updates" help="Takes effect at once" checked={on} onChange={setOn} />
      <Switch label="Off" checked={false} onChange={() => {}} />
      <Switch label="Saving" checked busy onChange={() => {}} />
      <Switch label="Disabled" checked={false} disabled onChange={() => {}} />
    </Part>
  );
}
