# SPDX-License-Identifier: MIT
if __FILE__ == $0
  puts "run directly"
end
p ARGV, ARGV.empty?, ARGV.class, $0, __FILE__, File.basename(__FILE__), File.dirname(__FILE__),
  File.extname(__FILE__), $PROGRAM_NAME, __LINE__, __method__.inspect, self, self.class
def main = puts("main called")
main if $PROGRAM_NAME == __FILE__
p DATA.read, DATA.class
@top_ivar = 5
p @top_ivar, instance_variables, self.instance_variable_get(:@top_ivar)
def uses_self = self
p uses_self.equal?(self), private_methods(false).include?(:main), Object.private_method_defined?(:main)
__END__
this is data
not code (
