export function MonitorDrawer() {
  return null;
}
