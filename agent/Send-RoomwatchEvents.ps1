<#
Sends the console's events to Roomwatch, for those who can install nothing. Register it once, as administrator, for every minute:

  $run = New-ScheduledTaskAction -Execute powershell.exe -Argument '-NoProfile -ExecutionPolicy Bypass -File C:\ProgramData\Roomwatch\Send-RoomwatchEvents.ps1'
  $when = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 1)
  Register-ScheduledTask -TaskName Roomwatch -Action $run -Trigger $when -User SYSTEM -Settings (New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew)

It reads from the oldest event at its first run, and goes on after the last one that the server has acknowledged: the event log itself is
the spool. What is sent twice is one event.
#>
$ErrorActionPreference = 'Stop'
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
$Server = 'https://roomwatch.example'
$Key = [Environment]::GetEnvironmentVariable('ROOMWATCH_KEY', 'Machine')
$Log = 'Skype Room System'
$Place = Join-Path $env:ProgramData 'Roomwatch\place.txt'

$after = if (Test-Path $Place) { [long](Get-Content $Place) } else { 0 }
# A log that was cleared counts from 1 again.
$newest = Get-WinEvent -LogName $Log -MaxEvents 1 -ErrorAction SilentlyContinue
if (-not $newest) { return }
if ($newest.RecordId -lt $after) { $after = 0 }

do {
  # All levels: the heartbeats are Information.
  $events = @(Get-WinEvent -LogName $Log -FilterXPath "*[System[EventRecordID > $after]]" -Oldest -MaxEvents 500 -ErrorAction SilentlyContinue)
  if ($events.Count -eq 0) { break }
  $body = ConvertTo-Json -Compress -Depth 4 @($events | ForEach-Object {
      # The text is the event's first insert, whether or not its message file is there.
      $text = if ($_.Properties.Count -gt 0) { [string]$_.Properties[0].Value } else { [string]$_.Message }
      @{
        computer      = $_.MachineName
        eventLog      = $_.LogName
        source        = $_.ProviderName
        eventId       = $_.Id
        level         = @('Information', 'Critical', 'Error', 'Warning', 'Information', 'Verbose')[[int]$_.Level]
        timeGenerated = $_.TimeCreated.ToUniversalTime().ToString('o')
        recordId      = [string]$_.RecordId
        description   = $text
      }
    })
  # Throws unless the server has acknowledged it; then the next run begins where this one did.
  Invoke-RestMethod -Method Post -Uri "$Server/api/events" -Headers @{ Authorization = "Bearer $Key" } `
    -ContentType 'application/json; charset=utf-8' -Body ([Text.Encoding]::UTF8.GetBytes($body)) | Out-Null
  $after = $events[-1].RecordId
  Set-Content -Path $Place -Value $after
} while ($events.Count -eq 500)

# Processor, memory, free disk and network, once a run. Asked for one by one, for Get-Counter answers their names in lower case.
$counters = @(
  @{ object = 'Processor'; counter = '% Processor Time'; instance = '_Total' }
  @{ object = 'Memory'; counter = 'Available MBytes'; instance = '' }
  @{ object = 'LogicalDisk'; counter = '% Free Space'; instance = 'C:' }
  @{ object = 'Network Interface'; counter = 'Bytes Total/sec'; instance = '*' }
)
$nanoseconds = '{0}000000' -f [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
$points = @(foreach ($one in $counters) {
    $path = if ($one.instance) { "\$($one.object)($($one.instance))\$($one.counter)" } else { "\$($one.object)\$($one.counter)" }
    foreach ($sample in (Get-Counter -Counter $path -ErrorAction SilentlyContinue).CounterSamples) {
      @{
        timeUnixNano = $nanoseconds
        asDouble     = $sample.CookedValue
        attributes   = @(
          @{ key = 'object'; value = @{ stringValue = $one.object } }
          @{ key = 'counter'; value = @{ stringValue = $one.counter } }
          @{ key = 'instance'; value = @{ stringValue = [string]$sample.InstanceName } }
        )
      }
    }
  })
$metrics = @{ resourceMetrics = @(@{
      resource     = @{ attributes = @(@{ key = 'host.name'; value = @{ stringValue = $env:COMPUTERNAME } }) }
      scopeMetrics = @(@{ metrics = @(@{ name = 'windows.counter'; gauge = @{ dataPoints = $points } }) })
    }) } | ConvertTo-Json -Compress -Depth 12
Invoke-RestMethod -Method Post -Uri "$Server/v1/metrics" -Headers @{ Authorization = "Bearer $Key" } `
  -ContentType 'application/json' -Body ([Text.Encoding]::UTF8.GetBytes($metrics)) | Out-Null
