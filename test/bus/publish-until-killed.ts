import { createProcess, publish, recordEffects } from '#kernel/bus/conformance/sample.ts';
import { type BusPlace, engineAt, openAt } from './place.ts';

/** Publishes and handles events for ever; says the name of each once it is committed. Takes a place and the run's number. */
const [placeText = '', run] = process.argv.slice(2);
const place: BusPlace = JSON.parse(placeText);
const sample = await openAt(place);
const buses = createProcess(engineAt(place), sample);
recordEffects(buses.pulse, 'watch');
recordEffects(buses.security, 'watch');
await buses.start();
for (let number = 0; ; number += 1) {
  const name = `${run}-${number}`;
  await publish(sample.containers, buses.containers, [name], `${number % 3}`);
  process.stdout.write(`${name}\n`);
}
