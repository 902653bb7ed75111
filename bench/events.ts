/** An event as it is posted. */
export interface PostedEvent {
  computer: string;
  eventId: number;
  timeGenerated: string;
  recordId: string;
  description: string;
}

/** The nth event of a fleet of so many rooms: mostly healthy, now and then a fault, each room's in the order of its times. */
export function eventOf(n: number, rooms: number): PostedEvent {
  const room = n % rooms;
  const beat = Math.floor(n / rooms);
  const hardware = beat % 2 === 1;
  const faulty = (room + beat) % 97 === 0;
  const computer = `MTR-${String(room).padStart(6, '0')}`;
  return {
    computer,
    eventId: hardware ? (faulty ? 3001 : 3000) : faulty ? 2001 : 2000,
    timeGenerated: new Date(Date.now() - 1).toISOString(),
    recordId: String(n),
    description: JSON.stringify({
      Description: hardware
        ? faulty
          ? 'Conference Microphone status : Unhealthy. Conference Speaker status : Healthy. Default Speaker status : Healthy. Camera status : Healthy. Front of Room Display status : Healthy. Motion Sensor status : Healthy. HDMI Ingest status : Healthy. Content Camera status : Healthy. '
          : 'HardwareCheckEngine is healthy.'
        : faulty
          ? 'Network status : Healthy. Exchange status : AutodiscoveryError. Signin status: Healthy. Teams Signin status: Healthy.'
          : 'Heartbeat is healthy.',
      ResourceState: faulty ? 'Unhealthy' : 'Healthy',
      OperationName: hardware ? 'HardwareCheckEngine' : 'Heartbeat',
      OperationResult: faulty ? 'Fail' : 'Pass',
      OS: 'Windows 10',
      OSVersion: '10.0.19044.1889',
      Alias: `${computer.toLowerCase()}@contoso.com`,
      DisplayName: `Meeting room ${room}`,
      AppVersion: '4.13.132.0',
      IPv4Address: '192.168.0.53',
      IPv6Address: '',
    }),
  };
}

/** A heartbeat of a healthy console, now. */
export function heartbeatOf(computer: string): PostedEvent {
  return eventNow(computer, 2000, 'Heartbeat is healthy.', true);
}

/** A hardware check of a console, now, whose camera is broken or well. */
export function cameraOf(computer: string, isBroken: boolean): PostedEvent {
  return isBroken
    ? eventNow(computer, 3001, 'Conference Speaker status : Healthy. Camera status : Unhealthy. ', false)
    : eventNow(computer, 3000, 'HardwareCheckEngine is healthy.', true);
}

let told = 0;

function eventNow(computer: string, eventId: number, text: string, isHealthy: boolean): PostedEvent {
  told += 1;
  return {
    computer,
    eventId,
    timeGenerated: new Date().toISOString(),
    recordId: `now-${told}`,
    description: JSON.stringify({
      Description: text,
      ResourceState: isHealthy ? 'Healthy' : 'Unhealthy',
      OperationName: eventId < 3000 ? 'Heartbeat' : 'HardwareCheckEngine',
      OperationResult: isHealthy ? 'Pass' : 'Fail',
      Alias: `${computer.toLowerCase()}@contoso.com`,
      DisplayName: `Meeting room ${computer}`,
      AppVersion: '4.13.132.0',
    }),
  };
}

/** The nth of a row of single changes: the cameras of fifty consoles fail, then work again, one after the other. */
export function cameraChange(n: number): PostedEvent[] {
  const computer = `MTR-${String(n % 50).padStart(6, '0')}`;
  const failing = Math.floor(n / 50) % 2 === 0;
  const text = failing ? 'Camera status : Unhealthy. ' : 'HardwareCheckEngine is healthy.';
  return [
    {
      computer,
      eventId: failing ? 3001 : 3000,
      timeGenerated: new Date(Date.now() - 1).toISOString(),
      recordId: String(n),
      description: JSON.stringify({ Description: text, ResourceState: failing ? 'Unhealthy' : 'Healthy' }),
    },
  ];
}
