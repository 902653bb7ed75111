/** Console events as collectors post them. */
export interface PostedEvent {
  computer: string;
  eventId: number;
  timeGenerated: string;
  description: string;
  [member: string]: unknown;
}

/** A member of a report's JSON, or the whole description where it is a text. */
export function consoleEvent(
  computer: string,
  eventId: number,
  description: string,
  options: { at?: Date; members?: Record<string, string>; [member: string]: unknown } = {},
): PostedEvent {
  const { at = new Date(), members = {}, ...rest } = options;
  const healthy = eventId === 2000 || eventId === 3000 || eventId === 4000;
  const payload = {
    Description: description,
    ResourceState: healthy ? 'Healthy' : 'Unhealthy',
    OperationName: eventId < 3000 ? 'Heartbeat' : eventId < 4000 ? 'HardwareCheckEngine' : 'Restart',
    OperationResult: healthy ? 'Pass' : 'Fail',
    OS: 'Windows 10',
    OSVersion: '10.0.19044.1889',
    Alias: '',
    DisplayName: '',
    AppVersion: '4.13.132.0',
    IPv4Address: '10.1.2.3',
    IPv6Address: '',
    ...members,
  };
  return { computer, eventId, timeGenerated: at.toISOString(), description: JSON.stringify(payload), ...rest };
}

export const heartbeat = (computer: string, options = {}) =>
  consoleEvent(computer, 2000, 'Heartbeat is healthy.', options);
export const hardwareHealthy = (computer: string, options = {}) =>
  consoleEvent(computer, 3000, 'HardwareCheckEngine is healthy.', options);
export const cameraFault = (computer: string, options = {}) =>
  consoleEvent(
    computer,
    3001,
    'Conference Microphone status : Healthy. Conference Speaker status : Healthy. Default Speaker status : Healthy. Camera status : Unhealthy. ',
    options,
  );
